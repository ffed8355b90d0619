import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

export interface Server {
  readonly port: number;
  /** Until its process is gone. */
  readonly end: () => Promise<void>;
}

/**
 * Starts a program in a process of its own, which sends its port to its parent and ends with it.
 * @param program from this folder
 */
export const startServer = async (program: string): Promise<Server> => {
  const child = fork(resolve(__dirname, program), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exit = once(child, "exit");
  const dead = exit.then(([status]) => {
    throw new Error(`${program} ended with ${status} before it served anything`);
  });
  const [port] = await Promise.race([once(child, "message"), dead]);
  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await exit;
  };
  return { port: Number(port), end };
};
