import { fileURLToPath } from "node:url";

/** The folder that holds package.json, whatever folder a script was started in. */
export const repository = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
