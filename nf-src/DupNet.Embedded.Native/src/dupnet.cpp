#include "dupnet.h"

#include "Decoding/Detector.h"
#include "Models/Crc32.h"
#include "Models/ModelReader.h"
#include "Networks/GeneratedImage.h"

// The C surface: converts, checks, and calls the Detector.
namespace
{
using namespace dupnet;

constexpr int32_t SettingsErrors = -20;

// 25 and 16 times what the default model takes at 160x160.
constexpr int32_t MostOperations = 8192;
constexpr int32_t MostBytes = 1 << 22;

int32_t readAndSize(
    const uint8_t* data, uint32_t modelBytes, const dupnet_settings* given, Model& model, Settings& settings, uint32_t& bytes,
    uint32_t* offset, uint32_t* splitBytes = nullptr)
{
    Refusal refusal = readModel(data, modelBytes, model);
    *offset = refusal.offset;
    if (refusal.error != ModelError::None)
    {
        return -static_cast<int32_t>(refusal.error);
    }

    if (given->fit < 0 || given->fit > 1)
    {
        return DUPNET_FIT;
    }

    settings.inputWidth = given->input_width;
    settings.inputHeight = given->input_height;
    settings.sampleGrid = given->sample_grid;
    settings.scoreThreshold = given->score_threshold;
    settings.overlapThreshold = given->overlap_threshold;
    settings.maxCandidates = given->max_candidates;
    settings.maxDetections = given->max_detections;
    settings.mergeBoxes = given->merge_boxes != 0;
    settings.stretchContrast = given->stretch_contrast != 0;
    settings.fit = static_cast<FitMode>(given->fit);
    if (given->kernels < DUPNET_FASTEST || given->kernels > DUPNET_COMPILED)
    {
        return DUPNET_KERNELS;
    }

    settings.kernels = static_cast<KernelSet>(given->kernels);
    settings.workingMemory = given->working_memory;
    if (given->most_operations < 0 || given->most_bytes < 0)
    {
        return DUPNET_LIMITS;
    }

    const Limits limits = {
        static_cast<uint64_t>(given->most_operations == 0 ? MostOperations : given->most_operations) << 20,
        static_cast<uint64_t>(given->most_bytes == 0 ? MostBytes : given->most_bytes)};
    SettingsError error = Detector::size(model, settings, bytes, splitBytes, &limits);
    return error == SettingsError::None ? 0 : SettingsErrors - static_cast<int32_t>(error);
}

static_assert(sizeof(Detection) == sizeof(dupnet_detection), "both are six 32-bit numbers in the same order");

bool readFrame(const dupnet_frame& given, Frame& frame)
{
    if (!isPixelFormat(given.format) || given.rotation < 0 || given.rotation > 3)
    {
        return false;
    }

    frame = {
        given.buffer, given.buffer_bytes, given.width, given.height, given.stride,
        static_cast<PixelFormat>(given.format), static_cast<Rotation>(given.rotation), given.mirror != 0};
    return frame.isValid();
}

// Rows of an image in memory.
struct MemoryImage
{
    const uint8_t* pixels;
    uint32_t rowBytes;

    static bool readRow(void* context, int row, uint8_t* target)
    {
        const MemoryImage& image = *static_cast<const MemoryImage*>(context);
        __builtin_memcpy(target, image.pixels + (static_cast<uint32_t>(row) * image.rowBytes), image.rowBytes);
        return false;
    }
};

void copyLogits(void* target, const LayerPlan& head, const int32_t* from, uint32_t count)
{
    __builtin_memcpy(static_cast<int32_t*>(target) + head.firstLogit, from, 4 * count);
}

int32_t detect(void* detector, const dupnet_frame* given, dupnet_detection* detections, const LogitReader* reader)
{
    Frame frame;
    return readFrame(*given, frame) ? static_cast<Detector*>(detector)->detect(frame, reinterpret_cast<Detection*>(detections), reader) : DUPNET_FRAME;
}
}

int32_t dupnet_model_check(const uint8_t* data, uint32_t model_bytes, uint32_t* offset)
{
    Model model;
    Refusal refusal = readModel(data, model_bytes, model);
    *offset = refusal.offset;
    return -static_cast<int32_t>(refusal.error);
}

int32_t dupnet_detector_bytes(
    const uint8_t* data, uint32_t model_bytes, const dupnet_settings* given, uint32_t* bytes, uint32_t* offset)
{
    Model model;
    Settings settings;
    return readAndSize(data, model_bytes, given, model, settings, *bytes, offset);
}

int32_t dupnet_detector_create(
    void* memory, uint32_t memory_bytes, const uint8_t* data, uint32_t model_bytes, const dupnet_settings* given, uint32_t* offset)
{
    Model model;
    Settings settings;
    uint32_t bytes;
    int32_t result = readAndSize(data, model_bytes, given, model, settings, bytes, offset);
    if (result != DUPNET_OK)
    {
        return result;
    }

    if (memory == nullptr || memory_bytes < bytes || reinterpret_cast<uintptr_t>(memory) % 8 != 0)
    {
        return DUPNET_MEMORY;
    }

    Detector::create(model, settings, memory);
    return DUPNET_OK;
}

int32_t dupnet_compiled_layers(const void* detector)
{
    return compiledLayers(static_cast<const Detector*>(detector)->plan());
}

int32_t dupnet_detect(void* detector, const dupnet_frame* given, dupnet_detection* detections)
{
    return detect(detector, given, detections, nullptr);
}

int32_t dupnet_detect_split(
    void* memory, const dupnet_frame* given, dupnet_detection* detections, dupnet_fork fork, void* context, void* scratch, uint32_t scratch_bytes,
    int32_t* logits)
{
    Detector& detector = *static_cast<Detector*>(memory);
    if (scratch == nullptr || scratch_bytes < detector.splitBytes() || reinterpret_cast<uintptr_t>(scratch) % 4 != 0)
    {
        return DUPNET_MEMORY;
    }

    Frame frame;
    if (!readFrame(*given, frame))
    {
        return DUPNET_FRAME;
    }

    LogitReader reader = {logits, copyLogits};
    return detector.detectSplit(
        frame, reinterpret_cast<Detection*>(detections), fork, context, static_cast<uint8_t*>(scratch), logits != nullptr ? &reader : nullptr);
}

int32_t dupnet_split_bytes(
    const uint8_t* data, uint32_t model_bytes, const dupnet_settings* given, uint32_t* bytes, uint32_t* offset)
{
    Model model;
    Settings settings;
    uint32_t detectorBytes;
    return readAndSize(data, model_bytes, given, model, settings, detectorBytes, offset, bytes);
}

void dupnet_moved(void* detector, const uint8_t* model)
{
    static_cast<Detector*>(detector)->moved(model);
}

uint32_t dupnet_state_bytes(const void* detector)
{
    return static_cast<const Detector*>(detector)->stateBytes();
}

int32_t dupnet_detect_logits(void* detector, const dupnet_frame* given, dupnet_detection* detections, int32_t* logits)
{
    LogitReader reader = {logits, copyLogits};
    return detect(detector, given, detections, &reader);
}

int32_t dupnet_run_image(void* memory, const uint8_t* pixels, int32_t* logits)
{
    Detector& detector = *static_cast<Detector*>(memory);
    MemoryImage image = {pixels, static_cast<uint32_t>(detector.plan().width) * detector.plan().model->inputChannels};
    detector.runImage({MemoryImage::readRow, &image}, {logits, copyLogits});
    return DUPNET_OK;
}

int32_t dupnet_run_layer(void* memory, const dupnet_frame* given, int32_t layer)
{
    Detector& detector = *static_cast<Detector*>(memory);
    if (layer < 0 || layer >= detector.plan().model->layerCount)
    {
        return DUPNET_LAYER;
    }

    Frame frame;
    if (!readFrame(*given, frame))
    {
        return DUPNET_FRAME;
    }

    detector.runLayerAlone(layer, frame);
    return DUPNET_OK;
}

int32_t dupnet_logit_count(const void* memory)
{
    return static_cast<int32_t>(static_cast<const Detector*>(memory)->plan().logitCount);
}

int32_t dupnet_known_answer(void* memory, uint32_t* hash, uint32_t* wanted)
{
    Detector& detector = *static_cast<Detector*>(memory);
    const NetworkPlan& plan = detector.plan();
    const Model& model = *plan.model;
    if (plan.width != model.knownAnswerSide || plan.height != model.knownAnswerSide)
    {
        return DUPNET_ANSWER_SIZE;
    }

    GeneratedImage image = {model.knownAnswerSeed, static_cast<uint32_t>(plan.width) * model.inputChannels};
    auto add = [](void* sum, const LayerPlan&, const int32_t* logits, uint32_t count) {
        uint32_t& crc = *static_cast<uint32_t*>(sum);
        for (uint32_t i = 0; i < count; i++)
        {
            uint32_t logit = static_cast<uint32_t>(logits[i]);
            const uint8_t bytes[4] = {
                static_cast<uint8_t>(logit), static_cast<uint8_t>(logit >> 8), static_cast<uint8_t>(logit >> 16), static_cast<uint8_t>(logit >> 24)};
            crc = crc32(crc, bytes, 4);
        }
    };
    *hash = 0;
    detector.runImage(image.source(), {hash, add});
    *wanted = model.knownAnswerHash;
    return DUPNET_OK;
}
