#pragma once
#include "Models/Model.h"

namespace dupnet
{
// Why a model was refused. The numbers are those of the managed ModelError, plus one.
enum class ModelError : uint8_t
{
    None = 0,
    Truncated = 1,
    NotAModel = 2,
    UnsupportedVersion = 3,
    TrailingData = 4,
    Corrupted = 5,
    FieldOutOfRange = 6,
    SectionOutOfRange = 7,
    InconsistentLayers = 8,
    InvalidParameter = 9,
};

struct Refusal
{
    ModelError error;
    uint32_t offset; // of the refused field
};

// Reads and validates a model (models/FORMAT.md). Never reads outside data[0 .. bytes). Whatever is accepted can be run
// without further checks. Refuses what the managed reader refuses, with the same error and offset.
Refusal readModel(const uint8_t* data, uint32_t bytes, Model& model);
}
