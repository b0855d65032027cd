// Package selftest holds the proofs of the design, §6: the fault-free reference passes, every
// planted fault is caught and diagnosed, the catalogue is sound, and no secret of a run reaches an
// output. It holds no code that anything else uses.
package selftest
