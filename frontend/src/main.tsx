import "@/styles/index.css";
import { createRoot } from "react-dom/client";
import { App } from "@/app";
import { keepAppearance } from "@/lib/appearance";
import { installBrowserDoor } from "@/lib/backend";
import { followChanges } from "@/lib/events";
import { rememberedLanguage, showLanguage } from "@/lib/i18n";

installBrowserDoor();
keepAppearance();
followChanges();

const root = document.getElementById("root");
const language = rememberedLanguage();
if (language) await showLanguage(language).catch(() => undefined);
if (root) createRoot(root).render(<App />);
