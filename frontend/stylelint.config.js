/** @type {import("stylelint").Config} */
export default {
  plugins: ["stylelint-plugin-logical-css"],
  rules: {
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-properties": true,
    "no-duplicate-selectors": true,
    "property-no-unknown": true,
    "logical-css/require-logical-properties": true,
    "logical-css/require-logical-keywords": true,
    "logical-css/require-logical-units": true,
  },
};
