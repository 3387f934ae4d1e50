import { defineConfig, mergeConfig } from "vitest/config";
import vite from "./vite.config.ts";

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      environment: "jsdom",
      include: ["src/**/*.test.{ts,tsx}"],
      setupFiles: ["src/test/setup.ts"],
      css: false,
      maxWorkers: "100%", // of two processors one would be left out
      testTimeout: 20_000, // a form typed into takes long on a busy machine
    },
  }),
);
