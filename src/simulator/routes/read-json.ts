import { SimulatorError } from "../simulator-error";
import { readBytes, textOf } from "../wire/read-body";

/** The JSON body of a request to the side channel. @throws SimulatorError (400) */
export async function readJson(request: Request): Promise<unknown> {
  const text = textOf(await readBytes(request));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SimulatorError("the body isn't JSON", { status: 400, cause });
  }
}
