// What an MCP host starts. The model sees tools; the address and the key stay here.
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { createClient } from "orders";
import { tools } from "orders/tools";

const { ORDERS_URL: baseUrl, ORDERS_KEY: auth } = process.env;
if (!baseUrl || !auth) throw new Error("set ORDERS_URL and ORDERS_KEY");
const client = createClient({ baseUrl, auth });

const server = new Server({ name: "orders", version: "1.0.0" }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({
  tools: tools.map(({ name, description, inputSchema, annotations }) => ({
    name,
    description,
    inputSchema,
    annotations,
  })),
}));
server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
  const tool = tools.find(({ name }) => name === params.name);
  if (tool === undefined) throw new Error(`there is no tool ${params.name}`);
  const { text, isError } = await tool.call(client, params.arguments, { signal });
  return { content: [{ type: "text", text }], isError };
});
await server.connect(new StdioServerTransport());
