/// The contracts of the system with the outside, in JSON: self-check and result, read strictly and
/// written by hand from and to the values of core, and the three JSON Schemas that describe them.
///
/// What comes from outside goes through [JsonText], [ContractSchema] and [SelfCheckReader] and is
/// answered with every [Problem] and its place. What the system wrote itself is read by
/// [SelfCheckJson] and [ResultJson] alone; they need neither schemas nor reflection.
@NullMarked
package org.selbstcheck.contracts;

import org.jspecify.annotations.NullMarked;
