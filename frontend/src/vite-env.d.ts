/// <reference types="vite/client" />

declare module "*.json?door" {
  const texts: Record<string, string | Record<string, string>>;
  export default texts;
}
