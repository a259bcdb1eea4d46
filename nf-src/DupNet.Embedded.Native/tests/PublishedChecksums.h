#pragma once
#include <stdint.h>

// Checks models against the checksums of models/CHECKSUMS (models/FORMAT.md, section 11). Needs no C library, so that it runs on a bare
// machine too.
struct PublishedResult
{
    int frames;          // whose checksums are all right
    int frame;           // the first that is wrong or cannot run, 0 for none
    int layer;           // of it the first that differs, 0 for the image
    const char* failure; // or null
};

// Of a model that the text does not name no frame is checked. `frame` and `memory` (at a multiple of 8) are working memory; `kernels` as in
// dupnet_settings.
PublishedResult checkPublished(
    const uint8_t* model, uint32_t modelBytes, const char* text, const char* textEnd, uint8_t* frame, uint32_t frameBytes, void* memory,
    uint32_t memoryBytes, int32_t kernels);
