import { rmSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./repository.mjs";

rmSync(join(repository, "dist"), { recursive: true, force: true });
