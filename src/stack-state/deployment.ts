import { z } from "zod";
import { parseJson } from "./json";

/** One resource of a stack's state, as far as reports need it. What is secret is still wrapped. */
const stateResource = z.object({
  urn: z.string().min(1),
  type: z.string(),
  id: z.string().optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  /** Only read by the program, not managed. */
  external: z.boolean().optional(),
  /** Given up already: its replacement is there, or comes with the next run. */
  delete: z.boolean().optional(),
  pendingReplacement: z.boolean().optional(),
  /** The option of that name, which newer CLIs keep in the state because a refresh needs it. */
  ignoreChanges: z.array(z.string()).optional(),
});
export type StateResource = z.output<typeof stateResource>;

/** Version 4 is 3 with a list of features. A stack that never ran has no list of resources. */
const envelope = z.object({
  version: z.literal([3, 4]),
  deployment: z.object({ resources: z.array(stateResource).nullish() }).nullable(),
});

const expected = 'expected is what "pulumi stack export" prints: {"version":3,"deployment":{…}}';

/**
 * The resources of an export, in its order.
 *
 * @param origin what to call the text where it is no export: a file, stdin, a command
 */
export const parseDeployment = (text: string, origin: string): readonly StateResource[] => {
  if (text.trim() === "") throw new Error(`${origin} is empty; ${expected}`);
  const value = parseJson(text, origin, expected);
  if (isCheckpoint(value)) {
    throw new Error(`${origin} is a file of Pulumi's own backend, and no export; ${expected}`);
  }
  const parsed = envelope.safeParse(value);
  if (!parsed.success) {
    throw new Error(`${origin} is no export of a stack (${describe(parsed.error)}); ${expected}`);
  }
  return parsed.data.deployment?.resources ?? [];
};

const isCheckpoint = (value: unknown): boolean => typeof value === "object" && value !== null && "checkpoint" in value;

/** The first thing that is wrong: one wrong version makes everything behind it wrong. */
const describe = ({ issues: [first] }: z.ZodError): string =>
  first ? `${first.path.length > 0 ? `${first.path.join(".")}: ` : ""}${first.message}` : "";
