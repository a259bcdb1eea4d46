#pragma once
#include "PeerLayer.h"

// The definition on packed bits: with T = sum over b of 2^b x_b and n = sum over p of 2^p w_p,
//
//     z = sum (2n - d) T = 2 * (sum over p, b of 2^(p + b) popcount(w_p & x_b)) - d * sum T
//
// A window's inputs are packed into words once and serve all filters. Bits are counted within a word (SWAR), since RV32IMC and Xtensa
// have no instruction for it. Outputs are the levels and logits of the model.
void packedConvolution(const PeerLayer& peer);
