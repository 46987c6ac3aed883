/** Certificates for tests, made by `openssl`: of an authority, a server on loopback and a client. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** Writes `ca.pem`, `server.pem`, `client.pem` and their keys, `server-key.pem`, into the folder. */
export async function makeCertificates(folder: string): Promise<void> {
  const openssl = (...args: readonly string[]) =>
    promisify(execFile)("openssl", [...args], { cwd: folder });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const authority = ["-subj", "/CN=authority", "-keyout", "ca-key.pem", "-out", "ca.pem"];
  await openssl("req", "-x509", ...newKey, ...authority, "-days", "2");
  await writeFile(path.join(folder, "names.txt"), "subjectAltName=IP:127.0.0.1\n");
  for (const name of ["server", "client"]) {
    const files = ["-keyout", `${name}-key.pem`, "-out", `${name}.csr`];
    await openssl("req", ...newKey, "-subj", `/CN=${name}`, ...files);
    const by = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-days", "2"];
    const output = ["-extfile", "names.txt", "-out", `${name}.pem`];
    await openssl("x509", "-req", "-in", `${name}.csr`, ...by, ...output);
  }
}

/** A server that refuses connections without a certificate of the authority. */
export async function strictServerOf(folder: string) {
  const [cert, key, ca] = await Promise.all(
    ["server.pem", "server-key.pem", "ca.pem"].map((name) => readFile(path.join(folder, name))),
  );
  return { cert, key, ca, requestCert: true, rejectUnauthorized: true } as const;
}
