import { InvalidArgumentError } from "commander";

/** Of an option that has to say something: empty, it is a pipeline's variable that nobody set. */
export const someText = (text: string): string => {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It is empty.");
};
