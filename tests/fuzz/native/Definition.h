#pragma once
#include <cstdint>
#include <vector>

#include "Models/Model.h"

// All logits of a model on an image by the definition of a layer (Kernels/ReferenceConvolution.h), in the order of dupnet_run_image.
std::vector<int32_t> definedLogits(const dupnet::Model& model, int width, int height, const std::vector<uint8_t>& image);
