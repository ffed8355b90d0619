import type { Language } from "../../reports/formats";
import { chinese } from "./chinese";
import { english } from "./english";
import type { PlanWords } from "./plan-words";

export const planWords: Readonly<Record<Language, PlanWords>> = { en: english, zh: chinese };
