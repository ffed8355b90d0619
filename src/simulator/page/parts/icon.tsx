/** Strokes on a grid of 24. */
const paths = {
  chats:
    "M4 5.5h12a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H9.5L5.5 18v-3.5H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2ZM21 10.5a2 2 0 0 1 1 1.7v4.3a2 2 0 0 1-1.5 1.9V21l-3-2.5h-4",
  requests: "M4 7h11M4 12h16M4 17h8M18.5 4.5 21 7l-2.5 2.5",
  limits: "M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18ZM12 7v5l3.5 2",
  faults: "M13 2.5 4.5 13.5H11L10 21.5l9-11.5h-6.5L13 2.5Z",
  search: "M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13ZM15.5 15.5 20 20",
  crown: "M4 17.5 3 8l5 3.5L12 5l4 6.5L21 8l-1 9.5H4Z",
  leave: "M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M11 12h10M17.5 8.5 21 12l-3.5 3.5",
  join: "M10 11.5a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7ZM3 20c0-3.5 3-5.5 7-5.5 1.5 0 2.8.3 4 .8M18 14v6M15 17h6",
  people:
    "M9 11a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7ZM2.5 19.5c0-3.3 2.9-5.3 6.5-5.3s6.5 2 6.5 5.3M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.6c2.2.7 3.5 2.4 3.5 4.9",
  rename: "M4 20l1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5 17.5 10",
  dissolve: "M5 7h14M10 4h4M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  file: "M7 3h7l4 4v13a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM14 3v4.5h4",
  download: "M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14",
  voice: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  picture: "M4 5h16v14H4V5ZM4 16l4.5-4.5 4 4L16 12l4 4M15.5 9a.5.5 0 1 1 0-.1Z",
  lock: "M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  auto: "M12 20a8 8 0 1 1 0-16v16ZM12 4a8 8 0 0 1 0 16",
  light:
    "M12 16.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  hand: "M8 12.5V6.2a1.4 1.4 0 0 1 2.8 0V11m0-5.8a1.4 1.4 0 0 1 2.8 0V11m0-4.3a1.4 1.4 0 0 1 2.8 0V12m0-2.6a1.3 1.3 0 0 1 2.6 0v5.1c0 3.6-2.4 6.5-6 6.5-2.8 0-4.2-1-5.7-3.4L4.9 13.5c-.9-1.5.9-2.7 2-1.4L8 13.5",
  api: "M8.5 8 4 12l4.5 4M15.5 8 20 12l-4.5 4",
  check: "M5 12.5 10 17.5 19.5 7",
  down: "M12 5v13M6.5 12.5 12 18l5.5-5.5",
} as const;

export type IconName = keyof typeof paths;

/** A picture that says nothing that a text beside it doesn't: hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
