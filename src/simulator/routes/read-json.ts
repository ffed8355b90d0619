import { SimulatorError } from "../simulator-error";
import { readText } from "../wire/read-text";

/** The JSON body of a request to the side channel. @throws SimulatorError (400) */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SimulatorError("the body isn't JSON", { status: 400, cause });
  }
}
