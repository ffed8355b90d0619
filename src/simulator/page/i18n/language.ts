import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { recall, remember } from "../settings/remembered";
import { type Language, languageOf, languages } from "./choose";
import { en, type Texts } from "./en";
import { zh } from "./zh";

const texts: Readonly<Record<Language, Texts>> = { en, zh };
const key = "wecom-simulator-language";

export const Speech = createContext<Texts>(en);

/** All texts in the language that is set. */
export const useTexts = (): Texts => useContext(Speech);

export function useLanguage(): {
  readonly language: Language;
  readonly texts: Texts;
  readonly set: (to: Language) => void;
} {
  const [language, set] = useState<Language>(() => recall(key, languages) ?? languageOf(navigator.languages));
  useEffect(() => {
    document.documentElement.lang = texts[language].tag;
  }, [language]);
  const choose = (to: Language) => {
    remember(key, to);
    set(to);
  };
  return { language, texts: texts[language], set: choose };
}
