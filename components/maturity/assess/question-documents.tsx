"use client";

import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { useToast } from "../../ui/toast";
import { DocumentLine, DocumentLines, type Document } from "../document-line";
import styles from "./question-documents.module.css";

// Few questions get a document, so what asks for one is fetched when somebody wants to.
const AttachDialog = lazy(async () => ({
  default: (await import("./attach-dialog")).AttachDialog,
}));
const RejectDialog = lazy(async () => ({
  default: (await import("./reject-dialog")).RejectDialog,
}));

type Rights = Outputs["maturity"]["dimensionPage"]["rights"];

type QuestionDocumentsProps = {
  assessmentId: string;
  practice: string;
  documents: readonly Document[];
  rights: Rights;
  zone: string;
};

/** What stands beside an answer as proof, and the ways to bring, take back, accept or refuse it. */
export function QuestionDocuments(props: QuestionDocumentsProps) {
  const { assessmentId, practice, documents, rights, zone } = props;
  const [bringing, setBringing] = useState(false);
  if (documents.length === 0 && !rights.canAnswer) return null;
  return (
    <section className={styles["documents"]} aria-label={`Documents for ${practice}`}>
      {documents.length > 0 && (
        <DocumentLines>
          {documents.map((document) => (
            <DocumentLine key={document.id} document={document} zone={zone}>
              <p className={styles["actions"]}>
                {rights.canReview && <Review document={document} />}
                {rights.canAnswer && <Remove document={document} />}
              </p>
            </DocumentLine>
          ))}
        </DocumentLines>
      )}
      {rights.canAnswer && (
        <p className={styles["actions"]}>
          <Button
            size="small"
            aria-label={`Attach a document to ${practice}`}
            onClick={() => setBringing(true)}
          >
            Attach a document
          </Button>
        </p>
      )}
      {bringing && (
        <Suspense>
          <AttachDialog
            assessmentId={assessmentId}
            practice={practice}
            onClose={() => setBringing(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

function Remove({ document: { id, title } }: { document: Document }) {
  const trpc = useTRPC();
  const show = useToast();
  const remove = useMutation(trpc.maturity.removeDocument.mutationOptions());
  const restore = useMutation(trpc.maturity.restoreDocument.mutationOptions());
  const refused = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const press = () =>
    remove.mutate(
      { documentId: id },
      {
        onError: refused,
        onSuccess: () =>
          show({
            message: `“${title}” no longer stands beside the answer.`,
            undo: { run: () => restore.mutate({ documentId: id }, { onError: refused }) },
          }),
      },
    );
  return (
    <Button
      size="small"
      variant="quiet"
      busy={remove.isPending}
      busyLabel="Removing"
      aria-label={`Remove the document ${title}`}
      onClick={press}
    >
      Remove
    </Button>
  );
}

function Review({ document }: { document: Document }) {
  const trpc = useTRPC();
  const show = useToast();
  const [refusing, setRefusing] = useState(false);
  const review = useMutation(trpc.maturity.reviewDocument.mutationOptions());
  const { id, title, review: expected } = document;
  const accept = () =>
    review.mutate(
      { documentId: id, verdict: "accepted", expected },
      {
        onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
        onSuccess: () => show({ tone: "good", message: `“${title}” is accepted as proof.` }),
      },
    );
  return (
    <>
      {expected !== "accepted" && (
        <Button
          size="small"
          busy={review.isPending}
          busyLabel="Accepting"
          aria-label={`Accept as proof: ${title}`}
          onClick={accept}
        >
          Accept as proof
        </Button>
      )}
      {expected !== "rejected" && (
        <Button
          size="small"
          variant="quiet"
          aria-label={`Do not accept ${title}`}
          onClick={() => setRefusing(true)}
        >
          Do not accept
        </Button>
      )}
      {refusing && (
        <Suspense>
          <RejectDialog document={document} onClose={() => setRefusing(false)} />
        </Suspense>
      )}
    </>
  );
}
