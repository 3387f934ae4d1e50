import "@/styles/index.css";
import { createRoot } from "react-dom/client";
import { App } from "@/app";
import { begin } from "@/begin";
import { keepAppearance } from "@/lib/appearance";
import { installBrowserDoor } from "@/lib/backend";
import { followChanges } from "@/lib/events";

installBrowserDoor();
keepAppearance();
followChanges();

const root = document.getElementById("root");
await begin().catch(() => undefined); // what is missing is asked for
if (root) createRoot(root).render(<App />);
