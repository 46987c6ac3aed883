/** Compares two runs beside the one that writes: see `start-comparison.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { readClient } from "../../pipeline.js";
import { compareRuns, type RunComparison } from "./compare-runs.js";

parentPort?.postMessage(await compareRuns(workerData as RunComparison, readClient), []);
