/*
 * The core for callers whose memory moves between calls, as a garbage collector moves arrays: nothing but arrays of bytes and
 * 32-bit numbers, at any address, elsewhere at every call. What the managed NativeEngine calls, in a firmware and on a PC.
 */
#ifndef DUPNET_MANAGED_H
#define DUPNET_MANAGED_H

#include "dupnet.h"

#ifdef __cplusplus
extern "C" {
#endif

enum
{
    /* Of these functions and of the arrays' layout. */
    DUPNET_MANAGED_VERSION = 7,

    DUPNET_NOT_CREATED = -43,     /* the memory holds no detector, or one of another model */
    DUPNET_RESULTS_TOO_SHORT = -44, /* no room for max_detections boxes, or for the logits */

    DUPNET_SETTINGS_NUMBERS = 12, /* the fields of dupnet_settings in their order, without kernels and working memory */
    DUPNET_FRAME_NUMBERS = 7,    /* width, height, stride, format, rotation, mirror, offset of the first pixel in the pixels */
    DUPNET_BOX_NUMBERS = 6,      /* the fields of dupnet_detection in their order */
    DUPNET_REFERENCE_BYTES = 16,
    DUPNET_KEPT_BYTES_PLACE = 4  /* in the memory of a detector, where the bytes that it keeps between two calls are told */
};

int32_t dupnet_managed_version(void);

/*
 * A model that lies still, in flash: writes the bytes that stand for it wherever a function here takes a model. 0, or
 * DUPNET_MEMORY.
 */
int32_t dupnet_managed_refer(uint8_t* reference, uint32_t reference_bytes, const uint8_t* model, uint32_t model_bytes);

/* Validates a model: 0 or an error; `refused` takes the offset of the refused field. */
int32_t dupnet_managed_check(const uint8_t* model, uint32_t model_bytes, int32_t* refused, uint32_t refused_numbers);

/* Copies the first bytes of a model: how many. */
int32_t dupnet_managed_read(const uint8_t* model, uint32_t model_bytes, uint8_t* target, uint32_t target_bytes);

/* Bytes of memory that a detector needs, or an error below zero. */
int32_t dupnet_managed_bytes(const uint8_t* model, uint32_t model_bytes, const int32_t* settings, uint32_t settings_numbers);

/*
 * Makes a detector in `memory`: how many of its layers run as generated code, or an error. It refers to nothing outside `memory`.
 * Detectors of one model may take turns in one memory that is large enough for each: the caller copies the kept bytes of one out, from
 * the start of the memory, and those of another one in. Their number lies at DUPNET_KEPT_BYTES_PLACE, in 32 bits.
 */
int32_t dupnet_managed_create(
    uint8_t* memory, uint32_t memory_bytes, const uint8_t* model, uint32_t model_bytes, const int32_t* settings, uint32_t settings_numbers);

/*
 * Finds objects: number of boxes, or an error. `memory` and `model` hold what dupnet_managed_create was given. `logits` takes the
 * logits, unless it has room for none.
 */
int32_t dupnet_managed_detect(
    uint8_t* memory, uint32_t memory_bytes, const uint8_t* model, uint32_t model_bytes, const uint8_t* pixels, uint32_t pixels_bytes,
    const int32_t* frame, uint32_t frame_numbers, int32_t* boxes, uint32_t boxes_numbers,
    int32_t* logits, uint32_t logits_numbers);

/*
 * Two cores: detectors that are made from now on use `fork` (see dupnet_detect_split) and have the second worker's memory in
 * theirs. Null for one core, as at the start. A firmware calls this once, before managed code runs.
 */
void dupnet_managed_use_fork(dupnet_fork fork, void* context);

#ifdef __cplusplus
}
#endif

#endif
