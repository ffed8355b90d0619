import { planArchive } from "../../app-chat/plan/archive";
import { liveAsStateSays } from "../../app-chat/plan/diff";
import { planLimits } from "../../app-chat/plan/limits";
import type { OnDelete } from "../../app-chat/spec";
import { hidesPeople } from "../../reports/directory";
import { about, type Calls, calls, noCalls } from "../calls";
import { type Context, somePeople } from "../context";
import type { Fate, ShownPeople } from "../report";
import type { Before } from "../sides";

/** What becomes of a chat that is given up, and what that costs. */
export interface GivenUp {
  readonly fate: Fate;
  readonly leaves: ShownPeople | null;
  readonly calls: Calls;
}

const fates: Readonly<Record<OnDelete, Fate>> = { retain: "retained", archive: "archived", dismiss: "dismissed" };

/** As `delete` of the provider does it: by what the state says, not by what the program says now. */
export const givenUp = (before: Before, { declared, directory }: Context): GivenUp => {
  const { chatId, retained, values, secret, unknown, state } = before;
  if (retained) return { fate: "retained", leaves: null, calls: noCalls };
  if (chatId !== undefined && declared.has(chatId)) return { fate: "kept", leaves: null, calls: noCalls };
  if ([...secret, ...unknown].includes("onDelete")) return { fate: "unknown", leaves: null, calls: calls({}, false) };
  const fate = fates[(values.onDelete as OnDelete | undefined) ?? "retain"] ?? "unknown";
  switch (fate) {
    case "dismissed":
      return { fate, leaves: null, calls: calls({ "appchat/get": 1, "appchat/dismiss": 1 }) };
    case "archived": {
      // Of an additive chat nobody knows who else is in it.
      if (!state) return { fate, leaves: null, calls: calls({ "appchat/get": 1, "appchat/update": 1 }, false) };
      const batches = planArchive(liveAsStateSays(state), planLimits);
      const cost = calls({ "appchat/get": 1, ...(batches.length > 0 ? { "appchat/update": batches.length } : {}) });
      const gone = batches.flatMap(({ del }) => del);
      const labels = hidesPeople(secret) ? {} : state.members;
      return {
        fate,
        leaves: somePeople(gone, { directory, labels, secret }),
        calls: state.membership === "additive" ? about(cost) : cost,
      };
    }
    default:
      return { fate, leaves: null, calls: noCalls };
  }
};
