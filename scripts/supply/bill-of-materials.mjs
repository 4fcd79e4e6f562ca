/** The bill of materials of what is shipped, as CycloneDX 1.6 (ECMA-424): the same bytes for the same parts. */
import { createHash } from 'node:crypto';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';

/** @typedef {import('./parts.mjs').Part} Part */

/**
 * @param {{ version: string, description: string }} application
 * @param {readonly Part[]} parts
 * @returns {string} JSON
 */
export function writeBillOfMaterials({ version, description }, parts) {
  const components = parts.map(toComponent);
  const application = new Models.Component(Enums.ComponentType.Application, 'Briefing Notes', {
    version,
    description,
    bomRef: 'briefing-notes',
    licenses: new Models.LicenseRepository([new Models.SpdxLicense('MIT')]),
    dependencies: new Models.BomRefRepository(components.map(({ bomRef }) => bomRef)),
  });
  const bom = new Models.Bom({
    components: new Models.ComponentRepository(components),
    metadata: new Models.Metadata({ component: application }),
    serialNumber: serialNumber(version, parts),
  });
  const normalizer = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normalizer).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** @param {Part} part */
function toComponent({ name, version, licence, role, integrity }) {
  const slash = name.lastIndexOf('/');
  const group = slash === -1 ? undefined : name.slice(0, slash);
  const plain = name.slice(slash + 1);
  const type = {
    bundled: Enums.ComponentType.Library,
    packed: Enums.ComponentType.Library,
    font: Enums.ComponentType.Data,
    runtime: Enums.ComponentType.Framework,
  };
  const purl = new PackageURL('npm', group, plain, version, undefined, undefined).toString();
  return new Models.Component(type[role], plain, {
    version,
    bomRef: purl,
    purl,
    licenses: new Models.LicenseRepository([new Models.LicenseExpression(licence)]),
    hashes: new Models.HashDictionary(sha512(integrity)),
    ...(group === undefined ? {} : { group }),
  });
}

/**
 * @param {string | undefined} integrity `sha512-<base64>`
 * @returns {[import('@cyclonedx/cyclonedx-library').Enums.HashAlgorithm, string][]}
 */
function sha512(integrity) {
  const base64 = integrity?.match(/^sha512-(\S+)$/)?.[1];
  return base64 === undefined ? [] : [[Enums.HashAlgorithm['SHA-512'], Buffer.from(base64, 'base64').toString('hex')]];
}

/**
 * A UUID of version 8 (RFC 9562) from what is in the bill: another bill has another number, the same one the same.
 * @param {string} version
 * @param {readonly Part[]} parts
 */
function serialNumber(version, parts) {
  const listed = parts.map((part) => [part.name, part.version, part.licence, part.role, part.integrity]);
  const hex = createHash('sha256')
    .update(JSON.stringify([version, listed]))
    .digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
