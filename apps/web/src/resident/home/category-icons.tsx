import {
  Accessibility,
  BookOpen,
  Brain,
  BriefcaseBusiness,
  Flag,
  FileCheck2,
  HandHeart,
  Heart,
  Leaf,
  Music,
  Scale,
  Scissors,
  Smartphone,
  Stethoscope,
  Wrench,
  type LucideIcon,
} from 'lucide-react';

/** By words of the code, which the shelf's file makes from the English name. */
const ICONS: readonly (readonly [RegExp, LucideIcon])[] = [
  [/elder/, HandHeart],
  [/health|medical/, Stethoscope],
  [/repair|home/, Wrench],
  [/mental|psych|emotion/, Brain],
  [/law|legal|mediat/, Scale],
  [/educat|learn|child/, BookOpen],
  [/disab/, Accessibility],
  [/cultur|sport|art/, Music],
  [/digital/, Smartphone],
  [/environ|safe/, Leaf],
  [/party/, Flag],
  [/job|employ|business/, BriefcaseBusiness],
  [/errand|agency|paperwork|admin/, FileCheck2],
  [/conven|daily|everyday/, Scissors],
];

export function CategoryIcon({ code }: { readonly code: string }) {
  const Icon = ICONS.find(([words]) => words.test(code))?.[1] ?? Heart;
  return <Icon aria-hidden />;
}
