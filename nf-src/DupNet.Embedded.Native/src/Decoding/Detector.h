#pragma once
#include "Decoding/FrameCoordinates.h"
#include "Imaging/FrameSampler.h"
#include "Decoding/CandidateList.h"
#include "Networks/Network.h"

namespace dupnet
{
// What the integrator chooses; ranges as in the managed DetectorSettings.
struct Settings
{
    int32_t inputWidth; // 0 for the model's own
    int32_t inputHeight;
    int32_t sampleGrid;       // 1, 2 or 4
    int32_t scoreThreshold;   // 0 .. 65536, in 1/65536; -1 for the model's own
    int32_t overlapThreshold; // 0 .. 65536, in 1/65536
    int32_t maxCandidates;    // 1 .. 4096
    int32_t maxDetections;    // 1 .. maxCandidates
    FitMode fit;
    bool mergeBoxes;
    bool stretchContrast;
    KernelSet kernels;
    int32_t workingMemory; // target for the arena in bytes; 0 for NetworkPlan::ArenaTarget
};

// The numbers are those of dupnet.h from DUPNET_INPUT_WIDTH on, less 20, negated.
enum class SettingsError : uint8_t
{
    None = 0,
    InputWidth = 1,
    InputHeight = 2,
    SampleGrid = 3,
    Fit = 4,
    ScoreThreshold = 5,
    OverlapThreshold = 6,
    MaxCandidates = 7,
    MaxDetections = 8,
    TooLarge = 9, // the maps at this input size
    Kernels = 10, // not in this build, or not for this processor
    WorkingMemory = 11,
    Limits = 12,
    ManyOperations = 13, // more than a frame may take
    MuchMemory = 14,     // more than maps or detector may take
    OtherModel = 15,     // generated code is of another model
};

// The most that a frame of a model may take (models/FORMAT.md, section 8).
struct Limits
{
    uint64_t operations;
    uint64_t bytes;
};

// Finds objects in frames. Lives in memory of the caller, allocates nothing, serves one thread at a time.
//
// The memory, from its start: the detector, the layer plans (the state), the candidates and the means of those that were kept, the
// arena. The arena holds maps, scratch memory and logits of the layers (NetworkPlan), and beside those of the first layer
// the sampler's table.
class Detector
{
public:
    // Bytes that a detector of a model with these settings needs; with `splitBytes` those of a second worker. With `limits` it may need
    // no more.
    static SettingsError size(
        const Model& model, const Settings& settings, uint32_t& bytes, uint32_t* splitBytes = nullptr, const Limits* limits = nullptr);

    // Makes a detector in `memory`, which has the bytes that `size` states and starts at a multiple of 8.
    static Detector* create(const Model& model, const Settings& settings, void* memory);

    // Writes at most maxDetections boxes, best first, and returns their number. The frame is valid. `reader`, if any, gets the
    // logits.
    int detect(const Frame& frame, Detection* detections, const LogitReader* reader = nullptr);

    // `fork` runs work(job, 0) and work(job, 1), at once if it can, and returns when both are done.
    using Work = void (*)(void* job, int32_t worker);
    using Fork = void (*)(void* context, Work work, void* job);

    // As `detect`, by two workers; `scratch` is the second one's, of splitBytes() at a multiple of 4.
    int detectSplit(
        const Frame& frame, Detection* detections, Fork fork, void* context, uint8_t* scratch, const LogitReader* reader = nullptr);

    uint32_t splitBytes() const { return _plan.scratchBytes; }

    // The steps of `detect`, for measurements: all layers in turn, a head with its decoding, then the boxes.
    FrameSampler beginFrame(const Frame& frame);
    void runLayer(int index, FrameSampler& sampler, const LogitReader* reader = nullptr);
    int findBoxes(const Frame& frame, const FrameSampler& sampler, Detection* detections);

    // One of the layers alone: those before it have run on the frame.
    void runLayerAlone(int index, const Frame& frame);

    // Runs the network on an image of the input's size; `reader` gets the logits.
    void runImage(const RowSource& image, const LogitReader& reader);

    // Sets all references anew after the memory, or the model, has been copied to another address. What lies behind the first
    // stateBytes() need not have been copied.
    void moved(const uint8_t* model);

    uint32_t stateBytes() const { return _candidateOffset; }

    const NetworkPlan& plan() const { return _plan; }

private:
    void finishLayer(int index, const LogitReader* reader);

    Model _model;
    NetworkPlan _plan;
    Settings _settings;
    int32_t _logitThreshold;
    CandidateList _candidates;
    uint32_t _candidateOffset; // from the detector
    uint8_t* _candidateMemory;
    uint8_t* _arena;
};
}
