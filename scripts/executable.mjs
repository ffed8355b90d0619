import { chmodSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./repository.mjs";

// npm makes the command executable when it installs; the compiler writes it anew without.
chmodSync(join(repository, "dist", "cli", "main.js"), 0o755);
