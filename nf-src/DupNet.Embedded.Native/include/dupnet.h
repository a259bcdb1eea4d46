/*
 * Native core of DupNet.Embedded: finds objects in camera frames with a binary network. No heap, no floating point,
 * nothing but memcpy and memset from the C library. All memory comes from the caller; a detector serves one thread at
 * a time. Results are bit-identical to the managed runtime's.
 *
 *     int32_t error; uint32_t offset, bytes;
 *     error = dupnet_detector_bytes(model, modelBytes, &settings, &bytes, &offset);
 *     error = dupnet_detector_create(memory, bytes, model, modelBytes, &settings, &offset);
 *     count = dupnet_detect(memory, &frame, detections);
 */
#ifndef DUPNET_H
#define DUPNET_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Results below zero are errors. */
enum
{
    DUPNET_OK = 0,

    /* Model refused; *offset is the byte offset of the refused field. The managed ModelError, minus one, negated. */
    DUPNET_MODEL_TRUNCATED = -1,
    DUPNET_MODEL_NOT_A_MODEL = -2,
    DUPNET_MODEL_UNSUPPORTED_VERSION = -3,
    DUPNET_MODEL_TRAILING_DATA = -4,
    DUPNET_MODEL_CORRUPTED = -5,
    DUPNET_MODEL_FIELD_OUT_OF_RANGE = -6,
    DUPNET_MODEL_SECTION_OUT_OF_RANGE = -7,
    DUPNET_MODEL_INCONSISTENT_LAYERS = -8,
    DUPNET_MODEL_INVALID_PARAMETER = -9,

    /* A setting is out of range, or the model cannot run at the input size. */
    DUPNET_INPUT_WIDTH = -21,
    DUPNET_INPUT_HEIGHT = -22,
    DUPNET_SAMPLE_GRID = -23,
    DUPNET_FIT = -24,
    DUPNET_SCORE_THRESHOLD = -25,
    DUPNET_OVERLAP_THRESHOLD = -26,
    DUPNET_MAX_CANDIDATES = -27,
    DUPNET_MAX_DETECTIONS = -28,
    DUPNET_TOO_LARGE = -29, /* the maps at this input size */
    DUPNET_KERNELS = -30,   /* not in this build, or not for this processor */
    DUPNET_WORKING_MEMORY = -31,
    DUPNET_LIMITS = -32,         /* a limit is below zero */
    DUPNET_MANY_OPERATIONS = -33, /* a frame takes more operations than are allowed */
    DUPNET_MUCH_MEMORY = -34,     /* the maps, or the detector, take more bytes than are allowed */
    DUPNET_OTHER_MODEL = -35,     /* DUPNET_COMPILED: the code in this build was generated from another model */

    DUPNET_MEMORY = -40,      /* too little memory, or not at a multiple of 8 */
    DUPNET_FRAME = -41,       /* a field of the frame is out of range, or its pixels do not lie in the buffer */
    DUPNET_ANSWER_SIZE = -42, /* the detector's input is not the square of the known answer */
    DUPNET_LAYER = -45,       /* the model has no such layer */
};

/* How a pixel lies in the buffer, as the managed PixelFormat, whose numbers these are. */
enum
{
    DUPNET_GRAY8 = 0,
    DUPNET_RGB565_LITTLE_ENDIAN = 1,
    DUPNET_RGB565_BIG_ENDIAN = 2,
    DUPNET_RGB888 = 3,
    DUPNET_BGR888 = 4,
    DUPNET_YUV422 = 5,  /* Y0 U Y1 V; even width, stride a multiple of 4 */
    DUPNET_UYVY422 = 6, /* U Y0 V Y1, likewise */
    DUPNET_BGR565_LITTLE_ENDIAN = 7,
    DUPNET_BGR565_BIG_ENDIAN = 8
};

/*
 * Kernels. All give the same numbers; a firmware has lanes, a PC all that its processor can. The fastest are compiled ones on a chip,
 * where the code is of this model, else lanes.
 */
enum
{
    DUPNET_FASTEST = 0,
    DUPNET_LANES = 1,    /* in the least memory */
    DUPNET_PLANES16 = 2, /* in vector registers of 16 bytes */
    DUPNET_PLANES32 = 3,
    DUPNET_COMPILED = 4  /* code that dupnet compile generated from this model; lanes for layers that have none */
};

typedef struct
{
    int32_t input_width;       /* 0 for the model's own */
    int32_t input_height;      /* 0 for the model's own */
    int32_t fit;               /* 0 letterbox, stretched as far as the model allows; 1 stretch */
    int32_t sample_grid;       /* most frame pixels along a side averaged to an input pixel: 1, 2 or 4 */
    int32_t score_threshold;   /* smallest score, 0 .. 65536 in 1/65536; -1 for the model's own */
    int32_t overlap_threshold; /* largest intersection over union let through, 0 .. 65536 in 1/65536 */
    int32_t max_candidates;    /* best boxes that enter suppression, 1 .. 4096 */
    int32_t max_detections;    /* 1 .. max_candidates */
    int32_t merge_boxes;       /* not 0: a box becomes the mean of itself and those that it suppresses, weighted by squared scores, and its score grows with theirs */
    int32_t stretch_contrast;  /* not 0: dark and flat frames are stretched to the whole range of brightness (models/FORMAT.md, section 9) */
    int32_t most_operations;   /* of a frame, in 2^20; 0 for 8192. Above, or above most_bytes, a detector is refused (models/FORMAT.md, section 8) */
    int32_t most_bytes;        /* of all maps, and of the detector; 0 for 4194304 */
    int32_t kernels;           /* DUPNET_FASTEST, or others for tests and measurements */
    int32_t working_memory;    /* bytes that maps and kernels may take together, where more is faster; 0 for 45056. They get what they need, even so */
} dupnet_settings;

typedef struct
{
    const uint8_t* buffer;
    uint32_t buffer_bytes;
    int32_t width;    /* pixels in a row of the buffer, 1 .. 8192 */
    int32_t height;   /* rows, 1 .. 8192 */
    int32_t stride;   /* bytes from one row to the next; the last pixel ends within 2^31 - 1 bytes */
    int32_t format;   /* DUPNET_GRAY8 .. */
    int32_t rotation; /* quarter turns clockwise that bring the picture upright, 0 .. 3 */
    int32_t mirror;   /* not 0: the upright picture is mirrored left to right */
} dupnet_frame;

/* A box in the pixels of the frame's buffer, clipped to it. Edges in 1/16 pixel, score in 1/65536. */
typedef struct
{
    int32_t left;
    int32_t top;
    int32_t right;
    int32_t bottom;
    int32_t score;
    int32_t class_index;
} dupnet_detection;

/* Validates a model. `offset` takes the refused field's. */
int32_t dupnet_model_check(const uint8_t* model, uint32_t model_bytes, uint32_t* offset);

/* Bytes of memory that a detector needs, working memory included. */
int32_t dupnet_detector_bytes(
    const uint8_t* model, uint32_t model_bytes, const dupnet_settings* settings, uint32_t* bytes, uint32_t* offset);

/*
 * Makes a detector in `memory` (at a multiple of 8). The model is used where it lies, so it may be in flash; it must not
 * change. The memory is released by no longer using it.
 */
int32_t dupnet_detector_create(
    void* memory, uint32_t memory_bytes, const uint8_t* model, uint32_t model_bytes, const dupnet_settings* settings, uint32_t* offset);

/* The number of layers that run as generated code: DUPNET_FASTEST and DUPNET_COMPILED leave those to lanes that are faster so. */
int32_t dupnet_compiled_layers(const void* detector);

/* Finds objects: number of detections, best first; `detections` has room for max_detections. */
int32_t dupnet_detect(void* detector, const dupnet_frame* frame, dupnet_detection* detections);

/*
 * As dupnet_detect with two workers. For each layer, `fork` is called once: it runs work(job, 0) and work(job, 1), on two
 * cores at once if it can, and returns when both are done. The core knows no threads: `fork` may use two FreeRTOS tasks, two
 * threads, or none. `scratch` is working memory of the second worker, of dupnet_split_bytes at a multiple of 4, free again
 * after the call. Each work call needs about 1 KB of stack. The result is that of dupnet_detect, bit for bit.
 * `logits` takes the logits, unless it is null.
 */
typedef void (*dupnet_work)(void* job, int32_t worker);
typedef void (*dupnet_fork)(void* context, dupnet_work work, void* job);

int32_t dupnet_detect_split(
    void* detector, const dupnet_frame* frame, dupnet_detection* detections, dupnet_fork fork, void* context, void* scratch, uint32_t scratch_bytes,
    int32_t* logits);

/* Bytes of the second worker's memory: the largest working memory of a layer. */
int32_t dupnet_split_bytes(
    const uint8_t* model, uint32_t model_bytes, const dupnet_settings* settings, uint32_t* bytes, uint32_t* offset);

/*
 * For memory that moves. After the caller has copied a detector to another multiple of 8, or its model to another address,
 * sets all references anew. Only the first dupnet_state_bytes need be copied.
 */
void dupnet_moved(void* detector, const uint8_t* model);

uint32_t dupnet_state_bytes(const void* detector);

/*
 * As dupnet_detect; writes the logits too, dupnet_logit_count of them, in units of 1/1024: heads in order of execution, within a
 * head rows, columns, channels (fastest).
 */
int32_t dupnet_detect_logits(void* detector, const dupnet_frame* frame, dupnet_detection* detections, int32_t* logits);

/* Runs the network on an image of the input's size: rows, columns, channels (fastest), a byte each. Writes the logits. */
int32_t dupnet_run_image(void* detector, const uint8_t* image, int32_t* logits);

/*
 * One layer alone, for measurements: `layer` counts from 0 in order of execution. The layers before it have run on this frame. Logits
 * of a head are decoded, boxes are not selected.
 */
int32_t dupnet_run_layer(void* detector, const dupnet_frame* frame, int32_t layer);

/* The number of logits of all heads. */
int32_t dupnet_logit_count(const void* detector);

/*
 * The check of models/FORMAT.md, section 6, on a detector whose input is the known answer's square: writes the CRC-32 of
 * the logits and the one that the model states.
 */
int32_t dupnet_known_answer(void* detector, uint32_t* hash, uint32_t* wanted);

#ifdef __cplusplus
}
#endif

#endif
