import {
  ClipboardCheck,
  Columns3,
  Database,
  FlaskConical,
  House,
  Layers,
  Mountain,
  Package,
  Settings,
  SquareCode,
  Users,
} from "lucide-react";
import type { NavItem } from "./layout/nav-item";

const size = 20;

/** The sections of the product, in the order of the rail. The letter follows `g`. */
export const sections: readonly NavItem[] = [
  { href: "/", label: "Home", letter: "h", icon: <House size={size} aria-hidden /> },
  { href: "/maturity", label: "Maturity", letter: "m", icon: <Mountain size={size} aria-hidden /> },
  {
    href: "/assessments",
    label: "Assessments",
    letter: "a",
    icon: <ClipboardCheck size={size} aria-hidden />,
  },
  {
    href: "/frameworks",
    label: "Frameworks",
    letter: "f",
    icon: <Layers size={size} aria-hidden />,
  },
  {
    href: "/experiments",
    label: "Experiments",
    letter: "e",
    icon: <FlaskConical size={size} aria-hidden />,
  },
  {
    href: "/datasets",
    label: "Datasets",
    letter: "d",
    icon: <Database size={size} aria-hidden />,
  },
  { href: "/models", label: "Models", letter: "o", icon: <Package size={size} aria-hidden /> },
  {
    href: "/features",
    label: "Features",
    letter: "c",
    icon: <Columns3 size={size} aria-hidden />,
  },
  { href: "/teams", label: "Teams", letter: "t", icon: <Users size={size} aria-hidden /> },
  { href: "/api-docs", label: "API", letter: "i", icon: <SquareCode size={size} aria-hidden /> },
  { href: "/settings", label: "Settings", letter: "s", icon: <Settings size={size} aria-hidden /> },
];
