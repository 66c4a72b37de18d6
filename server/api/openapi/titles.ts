const titles: Readonly<Record<string, string>> = {
  identity: "People and teams",
  audit: "Audit trail",
  maturity: "Maturity",
  registry: "Models",
  datasets: "Datasets",
  features: "Features",
  cards: "Model cards",
  lineage: "Lineage",
  comparisons: "Champion and challenger",
  monitoring: "Monitoring",
  approvals: "Approvals",
  value: "Value",
  runners: "Runners",
  plan: "Plan",
};

export const titleOfDomain = (domain: string): string =>
  titles[domain] ?? `${domain.charAt(0).toUpperCase()}${domain.slice(1)}`;
