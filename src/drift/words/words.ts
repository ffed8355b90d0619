import type { Language } from "../../reports/formats";
import { chinese } from "./chinese";
import type { DriftWords } from "./drift-words";
import { english } from "./english";

export const driftWords: Readonly<Record<Language, DriftWords>> = { en: english, zh: chinese };
