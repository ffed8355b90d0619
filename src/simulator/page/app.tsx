import { useEffect } from "preact/hooks";
import { ChatsView } from "./chats/chats-view";
import { FaultsView } from "./faults/faults-view";
import { Header } from "./header";
import { Speech, useLanguage } from "./i18n/language";
import { LimitsView } from "./limits/limits-view";
import { live } from "./live/live";
import { Notices } from "./parts/notices";
import type { Route } from "./place";
import { RequestsView } from "./requests/requests-view";
import { useRoute } from "./route";

export function App() {
  const route = useRoute();
  const { language, texts, set } = useLanguage();
  useEffect(() => live.start(), []);
  useEffect(() => {
    document.title = `${texts.nav[route.view]} · ${texts.title}`;
  }, [route.view, language]);
  return (
    <Speech.Provider value={texts}>
      <Notices>
        {/* biome-ignore lint/a11y/useValidAnchor: what follows the # is the view's, so the link leads there by itself */}
        <a class="skip" href="#content" onClick={focusContent}>
          {texts.skip}
        </a>
        <Header view={route.view} language={language} onLanguage={set} />
        <main id="content" tabIndex={-1} class={`view view-${route.view}`}>
          <View route={route} />
        </main>
      </Notices>
    </Speech.Provider>
  );
}

function View({ route }: { readonly route: Route }) {
  switch (route.view) {
    case "chats":
      return <ChatsView chosen={route.chat} />;
    case "requests":
      return <RequestsView chosen={route.seq} />;
    case "limits":
      return <LimitsView />;
    case "faults":
      return <FaultsView />;
  }
}

/** The address after the # says which view it is, so the link can't lead by it. */
function focusContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
