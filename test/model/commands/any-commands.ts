import fc from "fast-check";
import { anyByHand, anyCrash, anyEdit, anyFaults, anyLostSending, anySlot } from "../arbitraries";
import { BreakCalls } from "./break-calls";
import { ChangeByHand } from "./change-by-hand";
import type { Command, Model, Real } from "./command";
import { CrashDuringUp } from "./crash-during-up";
import { Destroy } from "./destroy";
import { EditProgram } from "./edit-program";
import { MendCalls } from "./mend-calls";
import { Refresh } from "./refresh";
import { SendUnanswered } from "./send-unanswered";
import { Up } from "./up";

const often = <T>(times: number, each: T): readonly T[] => Array.from({ length: times }, () => each);

const kinds: fc.Arbitrary<Command>[] = [
  ...often(
    5,
    anyEdit.map((edit) => new EditProgram(edit)),
  ),
  ...often(
    4,
    fc.boolean().map((refresh) => new Up({ refresh })),
  ),
  ...often(
    2,
    anyByHand.map((change) => new ChangeByHand(change)),
  ),
  ...often(
    2,
    anyCrash.map((crash) => new CrashDuringUp(crash)),
  ),
  ...often(
    2,
    fc.tuple(anyFaults, fc.boolean()).map(([faults, refresh]) => new Up({ refresh }, faults)),
  ),
  ...often(
    2,
    fc.tuple(anySlot, anyLostSending).map(([slot, lost]) => new SendUnanswered(slot, lost)),
  ),
  anyFaults.map((faults) => new BreakCalls(faults)),
  fc.constantFrom<Command>(new Refresh(), new MendCalls(), new Destroy()),
];

/** @param replayPath which of the commands ran in the history that is to be repeated */
export const anyCommands = (replayPath: string | undefined) =>
  fc.commands<Model, Real, false>(kinds, { maxCommands: 12, size: "max", ...(replayPath ? { replayPath } : {}) });
