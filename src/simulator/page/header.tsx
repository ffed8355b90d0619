import { type Language, languages } from "./i18n/choose";
import { useTexts } from "./i18n/language";
import { useLiveStatus } from "./live/use-live";
import { Icon } from "./parts/icon";
import { hashOf, type Route } from "./place";
import { themes, useTheme } from "./settings/theme";

const views = ["chats", "requests", "limits", "faults"] as const;

const firstOf = (view: Route["view"]): string =>
  hashOf(view === "chats" ? { view, chat: undefined } : view === "requests" ? { view, seq: undefined } : { view });

interface Props {
  readonly view: Route["view"];
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

export function Header({ view, language, onLanguage }: Props) {
  const texts = useTexts();
  const other = languages.find((each) => each !== language) ?? language;
  return (
    <header class="header">
      <div class="brand">
        <img src="/_page/icon.svg" alt="" width="26" height="26" />
        <span class="brand-name">{texts.brand}</span>
      </div>
      <nav class="nav" aria-label={texts.nav.label}>
        {views.map((each) => (
          <a key={each} href={firstOf(each)} aria-current={each === view ? "page" : undefined}>
            <Icon name={each} />
            <span>{texts.nav[each]}</span>
          </a>
        ))}
      </nav>
      <div class="tools">
        <Status />
        <button
          type="button"
          class="text-button"
          lang={texts.language.otherTag}
          title={texts.language.switchTo}
          onClick={() => onLanguage(other)}
        >
          {texts.language.other}
        </button>
        <ThemeButton />
      </div>
    </header>
  );
}

function Status() {
  const texts = useTexts();
  const status = useLiveStatus();
  return (
    <span class={`status ${status}`} role="status">
      <span class="dot" aria-hidden="true" />
      <span class="status-text">{texts.status[status]}</span>
    </span>
  );
}

function ThemeButton() {
  const texts = useTexts();
  const [theme, setTheme] = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
  const label = texts.theme.label(texts.theme[theme]);
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={() => setTheme(next)}>
      <Icon name={theme} />
    </button>
  );
}
