import { chatLimits } from "../../api/limits";
import { type Refused, refuse } from "../wire/refusal";
import type { Knobs } from "./knobs";

const units = (name: string, cut: Knobs["nameCut"]): readonly string[] => {
  if (cut === "graphemes") return [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  return cut === "utf16-units" ? name.split("") : [...name];
};

/** The name as WeCom keeps it: 最多50个utf8字符，超过将截断 (page 90245). What counts as a character: [unknown] → knob `nameCut`. */
export function keptName(name: string, knobs: Pick<Knobs, "nameCut">): { readonly name: string } | Refused {
  const characters = units(name, knobs.nameCut);
  if (characters.length <= chatLimits.maxNameLength) return { name };
  if (knobs.nameCut === "refuse") return refuse(86004);
  return { name: characters.slice(0, chatLimits.maxNameLength).join("") };
}
