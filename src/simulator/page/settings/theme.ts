import { useLayoutEffect, useState } from "preact/hooks";
import { recall, remember } from "./remembered";

/** `auto` follows the system. */
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "wecom-simulator-theme";

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => recall(key, themes) ?? "auto");
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    remember(key, theme);
  }, [theme]);
  return [theme, setTheme];
}
