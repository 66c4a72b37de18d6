import type { Metadata } from "next";
import { WaitingPage } from "~/components/waiting-list";

export const metadata: Metadata = { title: "Waiting for you" };

export default function NotificationsPage() {
  return <WaitingPage />;
}
