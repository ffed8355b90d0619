export const reportFormats = ["text", "json", "markdown", "junit"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Languages of what people read; what programs read has none. */
export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];
