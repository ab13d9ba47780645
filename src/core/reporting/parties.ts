/** The parties of a report: its issuer, the platform, the authority it goes to. */
export const partiesOf = (report: { issuerId: string; organisationId: string; authorityId: string }) => ({
  issuerId: report.issuerId,
  applicantId: report.organisationId,
  recommenderId: report.authorityId,
});

/** In the order of the certificates: 2025-2 before 2025-10. */
export const byCertificate = <T extends { readonly certificateNumber: string }>(a: T, b: T): number =>
  certificates.compare(a.certificateNumber, b.certificateNumber);
const certificates = new Intl.Collator('zh-Hans-CN', { numeric: true });
