#include "dupnet_managed.h"

// A detector needs a multiple of 8, arrays may lie at any address. So it lies at the first multiple of 8 behind a header, which
// tells where that was; when the array has moved, the state is moved within it if need be and all references are set anew.
namespace
{
constexpr uint32_t Mark = 0x4D6E7544;

struct Header
{
    uint32_t mark;
    uint32_t keptBytes; // of the memory, this header and the state included, wherever the state lies
    uint32_t modelBytes;
    uint32_t detectorBytes;
    uint32_t splitBytes; // behind the detector, 0 for one core
    uint32_t stateBytes; // that make up the detector between calls
    uint32_t offset;     // of the detector in the memory when it was used last
    int32_t maxDetections;
};

static_assert(__builtin_offsetof(Header, keptBytes) == DUPNET_KEPT_BYTES_PLACE, "what dupnet_managed.h says");

constexpr uint32_t Overhead = sizeof(Header) + 7;

constexpr uint32_t ReferenceMark = 0x52505544;

// Stands for a model elsewhere. No model starts with this mark.
struct Reference
{
    uint32_t mark;
    uint32_t modelBytes;
    uint64_t address;
};

static_assert(sizeof(Reference) == DUPNET_REFERENCE_BYTES, "what dupnet_managed.h says");

// Replaces a reference by the model that it stands for.
void follow(const uint8_t*& model, uint32_t& modelBytes)
{
    Reference reference;
    if (model == nullptr || modelBytes != sizeof(reference))
    {
        return;
    }

    __builtin_memcpy(&reference, model, sizeof(reference));
    if (reference.mark == ReferenceMark)
    {
        model = reinterpret_cast<const uint8_t*>(static_cast<uintptr_t>(reference.address));
        modelBytes = reference.modelBytes;
    }
}

dupnet_fork usedFork = nullptr;
void* usedContext = nullptr;

uint32_t detectorOffset(const uint8_t* memory)
{
    uintptr_t start = reinterpret_cast<uintptr_t>(memory) + sizeof(Header);
    return sizeof(Header) + static_cast<uint32_t>(((start + 7) & ~static_cast<uintptr_t>(7)) - start);
}

// Copies between overlapping places.
void shift(const uint8_t* from, uint8_t* to, uint32_t bytes)
{
    for (uint32_t i = 0; i < bytes; i++)
    {
        uint32_t at = to < from ? i : bytes - 1 - i;
        to[at] = from[at];
    }
}

bool read(const int32_t* numbers, uint32_t count, dupnet_settings& settings)
{
    if (numbers == nullptr || count < DUPNET_SETTINGS_NUMBERS)
    {
        return false;
    }

    settings.kernels = DUPNET_FASTEST;
    settings.working_memory = 0;
    __builtin_memcpy(&settings, numbers, 4 * DUPNET_SETTINGS_NUMBERS);
    return true;
}

// Bytes of a detector and of its second worker's memory.
int32_t sizes(const uint8_t* model, uint32_t modelBytes, const dupnet_settings& settings, uint32_t& bytes, uint32_t& split)
{
    uint32_t offset;
    split = 0;
    int32_t error = dupnet_detector_bytes(model, modelBytes, &settings, &bytes, &offset);
    return error != DUPNET_OK || usedFork == nullptr ? error : dupnet_split_bytes(model, modelBytes, &settings, &split, &offset);
}
}

int32_t dupnet_managed_version(void)
{
    return DUPNET_MANAGED_VERSION;
}

int32_t dupnet_managed_refer(uint8_t* target, uint32_t reference_bytes, const uint8_t* model, uint32_t model_bytes)
{
    if (target == nullptr || reference_bytes != sizeof(Reference) || model == nullptr)
    {
        return DUPNET_MEMORY;
    }

    Reference reference = {ReferenceMark, model_bytes, reinterpret_cast<uintptr_t>(model)};
    __builtin_memcpy(target, &reference, sizeof(reference));
    return DUPNET_OK;
}

int32_t dupnet_managed_check(const uint8_t* model, uint32_t model_bytes, int32_t* refused, uint32_t refused_numbers)
{
    follow(model, model_bytes);
    if (model == nullptr || refused == nullptr || refused_numbers < 1)
    {
        return DUPNET_MEMORY;
    }

    uint32_t offset;
    int32_t error = dupnet_model_check(model, model_bytes, &offset);
    *refused = static_cast<int32_t>(offset);
    return error;
}

int32_t dupnet_managed_read(const uint8_t* model, uint32_t model_bytes, uint8_t* target, uint32_t target_bytes)
{
    follow(model, model_bytes);
    if (model == nullptr || target == nullptr)
    {
        return 0;
    }

    uint32_t count = target_bytes < model_bytes ? target_bytes : model_bytes;
    __builtin_memcpy(target, model, count);
    return static_cast<int32_t>(count);
}

void dupnet_managed_use_fork(dupnet_fork fork, void* context)
{
    usedFork = fork;
    usedContext = context;
}

int32_t dupnet_managed_bytes(const uint8_t* model, uint32_t model_bytes, const int32_t* numbers, uint32_t settings_numbers)
{
    dupnet_settings settings;
    follow(model, model_bytes);
    if (model == nullptr || !read(numbers, settings_numbers, settings))
    {
        return DUPNET_MEMORY;
    }

    uint32_t bytes;
    uint32_t split;
    int32_t error = sizes(model, model_bytes, settings, bytes, split);
    return error != DUPNET_OK ? error : static_cast<int32_t>(bytes + split + Overhead);
}

int32_t dupnet_managed_create(
    uint8_t* memory, uint32_t memory_bytes, const uint8_t* model, uint32_t model_bytes, const int32_t* numbers, uint32_t settings_numbers)
{
    dupnet_settings settings;
    follow(model, model_bytes);
    if (memory == nullptr || memory_bytes <= Overhead || model == nullptr || !read(numbers, settings_numbers, settings))
    {
        return DUPNET_MEMORY;
    }

    uint32_t offset = detectorOffset(memory);
    uint32_t bytes;
    uint32_t split;
    int32_t error = sizes(model, model_bytes, settings, bytes, split);
    if (error != DUPNET_OK)
    {
        return error;
    }

    if (memory_bytes - offset < bytes + split)
    {
        return DUPNET_MEMORY;
    }

    uint8_t* detector = memory + offset;
    uint32_t refused;
    error = dupnet_detector_create(detector, bytes, model, model_bytes, &settings, &refused);
    if (error != DUPNET_OK)
    {
        return error;
    }

    uint32_t state = dupnet_state_bytes(detector);
    Header header = {Mark, state + Overhead, model_bytes, bytes, split, state, offset, settings.max_detections};
    __builtin_memcpy(memory, &header, sizeof(header));
    return dupnet_compiled_layers(detector);
}

int32_t dupnet_managed_detect(
    uint8_t* memory, uint32_t memory_bytes, const uint8_t* model, uint32_t model_bytes, const uint8_t* pixels, uint32_t pixels_bytes,
    const int32_t* numbers, uint32_t frame_numbers, int32_t* boxes, uint32_t boxes_numbers,
    int32_t* logits, uint32_t logits_numbers)
{
    if (memory == nullptr || memory_bytes <= Overhead)
    {
        return DUPNET_NOT_CREATED;
    }

    Header header;
    __builtin_memcpy(&header, memory, sizeof(header));
    uint32_t offset = detectorOffset(memory);
    follow(model, model_bytes);
    if (header.mark != Mark || model == nullptr || header.modelBytes != model_bytes
        || header.detectorBytes + header.splitBytes > memory_bytes - offset)
    {
        return DUPNET_NOT_CREATED;
    }

    if (boxes == nullptr || boxes_numbers < static_cast<uint32_t>(header.maxDetections) * DUPNET_BOX_NUMBERS)
    {
        return DUPNET_RESULTS_TOO_SHORT;
    }

    if (pixels == nullptr || numbers == nullptr || frame_numbers < DUPNET_FRAME_NUMBERS)
    {
        return DUPNET_FRAME;
    }

    uint8_t* detector = memory + offset;
    if (header.offset != offset)
    {
        shift(memory + header.offset, detector, header.stateBytes);
        header.offset = offset;
        __builtin_memcpy(memory, &header, sizeof(header));
    }

    dupnet_moved(detector, model);
    if (logits_numbers == 0)
    {
        logits = nullptr;
    }
    else if (logits == nullptr || logits_numbers < static_cast<uint32_t>(dupnet_logit_count(detector)))
    {
        return DUPNET_RESULTS_TOO_SHORT;
    }

    if (numbers[6] < 0 || static_cast<uint32_t>(numbers[6]) > pixels_bytes)
    {
        return DUPNET_FRAME;
    }

    uint32_t first = static_cast<uint32_t>(numbers[6]);
    dupnet_frame frame = {pixels + first, pixels_bytes - first, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
    dupnet_detection* found = reinterpret_cast<dupnet_detection*>(boxes);
    if (header.splitBytes != 0 && usedFork != nullptr)
    {
        return dupnet_detect_split(
            detector, &frame, found, usedFork, usedContext, detector + header.detectorBytes, header.splitBytes, logits);
    }

    return logits == nullptr ? dupnet_detect(detector, &frame, found) : dupnet_detect_logits(detector, &frame, found, logits);
}
