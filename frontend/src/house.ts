/** Everything that the first frame does without. One file, so that the bundler cuts here and nowhere else. */

export { default as Console } from "@/Console";
export { LanguageChoice } from "@/components/door/LanguageChoice";
export { Toasts } from "@/components/ui/Toasts";
export { Reauthenticate } from "@/features/account/Reauthenticate";
export { Join } from "@/features/invitation/Join";
export { Enrolment } from "@/features/mfa/Enrolment";
export { MFANeeded } from "@/features/mfa/MFANeeded";
export { SecondStep } from "@/features/mfa/SecondStep";
export { FirstOrganization } from "@/features/organization/FirstOrganization";
export { fetchPages } from "@/routes/pages";
