#pragma once
#include <stdint.h>

// Checks a model against its golden vectors (tools/DupNet.Golden/GoldenVector.cs describes the text). Needs no C library,
// so that it runs on a bare machine too.
struct GoldenResult
{
    int line;            // of the first vector that fails or cannot be read, 0 when all pass
    int vectors;         // that passed
    int boxes;           // in them
    int32_t error;       // of the library, or 0
    const char* failure; // what differs, or null
};

// `frame` and `memory` (at a multiple of 8) are working memory; `kernels` as in dupnet_settings.
GoldenResult checkGoldenVectors(
    const uint8_t* model, uint32_t modelBytes, const char* text, const char* textEnd, uint8_t* frame, uint32_t frameBytes, void* memory,
    uint32_t memoryBytes, int32_t kernels);

// Fills bytes as the input of a known answer is generated.
void generateBytes(uint8_t* bytes, uint32_t count, uint32_t seed);
