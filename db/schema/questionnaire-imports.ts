import { boolean, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

/** One filled-in questionnaire that was taken into a sheet. */
export const questionnaireImports = pgTable(
  "questionnaire_import",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    sheetId: uuid("sheet_id").notNull(),
    importedBy: uuid("imported_by").notNull(),
    importedAt: instant("imported_at").notNull(),
    undoneBy: uuid("undone_by"),
    undoneAt: instant("undone_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** What stood where an import wrote, and the revision it wrote. */
export const questionnaireImportAnswers = pgTable(
  "questionnaire_import_answer",
  {
    orgId: orgId(),
    importId: uuid("import_id").notNull(),
    practiceKey: text("practice_key").notNull(),
    revision: integer("revision").notNull(),
    optionKey: text("option_key"),
    notApplicable: text("not_applicable", {
      enum: ["out_of_scope", "decided_not_to_do", "owned_elsewhere"],
    }),
    notKnown: boolean("not_known").notNull(),
    note: text("note").notNull(),
    answeredBy: uuid("answered_by"),
    answeredAt: instant("answered_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.importId, t.practiceKey] })],
);
