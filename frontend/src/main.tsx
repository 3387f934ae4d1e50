import "@/styles/index.css";
import { createRoot } from "react-dom/client";
import { App } from "@/app";
import { keepAppearance } from "@/lib/appearance";
import { installBrowserDoor } from "@/lib/backend";
import { followChanges } from "@/lib/events";

installBrowserDoor();
keepAppearance();
followChanges();

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
