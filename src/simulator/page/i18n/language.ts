import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { recall, remember } from "../settings/remembered";
import { en, type Texts } from "./en";
import { zh } from "./zh";

export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

const texts: Readonly<Record<Language, Texts>> = { en, zh };
const key = "wecom-simulator-language";

/** The first of a browser's languages that the page speaks; English where it speaks none. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (found !== undefined) return found;
  }
  return "en";
}

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
    document.title = texts[language].title;
  }, [language]);
  const choose = (to: Language) => {
    remember(key, to);
    set(to);
  };
  return { language, texts: texts[language], set: choose };
}
