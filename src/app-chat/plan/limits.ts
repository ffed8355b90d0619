import { chatLimits } from "../../api/limits";
import type { PlanLimits } from "./schedule";

/**
 * No limit is published for the lists of `appchat/update`; the nearest published one, of smart-sheet group chats, is
 * 500. Longer lists cost one more call each, a refused one would leave no way at all.
 */
export const planLimits: PlanLimits = { ...chatLimits, maxListLength: 500 };
