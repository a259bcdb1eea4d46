#include "Decoding/Detector.h"

#include "Decoding/BoxMerging.h"
#include "Decoding/FixedPoint.h"
#include "Decoding/NonMaximumSuppression.h"
#include "Decoding/YoloDecoder.h"
#include "Networks/KernelTable.h"
#include "Networks/Network.h"

namespace dupnet
{
namespace
{
uint32_t align8(uint32_t bytes) { return (bytes + 7) & ~7u; }

uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

// Candidates, and the means of those that were kept.
uint32_t candidateBytes(const Settings& settings)
{
    return align8(CandidateList::scratchBytes(settings.maxCandidates) + (2 * static_cast<uint32_t>(settings.maxDetections)));
}

// What an output takes beside its window.
constexpr int OutputOperations = 16;

// Offsets of the parts of a detector's memory.
struct Parts
{
    uint32_t plans;
    uint32_t candidates;
    uint32_t arena;
    uint32_t bytes;

    Parts(const NetworkPlan& plan, const Settings& settings)
    {
        plans = align8(sizeof(Detector));
        candidates = align8(plans + (plan.model->layerCount * static_cast<uint32_t>(sizeof(LayerPlan))));
        arena = candidates + candidateBytes(settings);

        // The sampler's table lies after what the first layer needs.
        uint32_t samplerEnd = plan.firstEnd + FrameSampler::scratchBytes(plan.width, settings.sampleGrid, settings.stretchContrast);
        bytes = align8(arena + larger(plan.arenaBytes, samplerEnd));
    }
};

// Puts the best first; equal ones keep their order.
void sort(Detection* detections, int count)
{
    for (int i = 1; i < count; i++)
    {
        Detection item = detections[i];
        int rank = i;
        while (rank > 0 && detections[rank - 1].score < item.score)
        {
            detections[rank] = detections[rank - 1];
            rank--;
        }

        detections[rank] = item;
    }
}

SettingsError check(const Settings& settings, const Model& model)
{
    return settings.sampleGrid != 1 && settings.sampleGrid != 2 && settings.sampleGrid != 4 ? SettingsError::SampleGrid
        : settings.fit > FitMode::Stretch ? SettingsError::Fit
        : settings.scoreThreshold < -1 || settings.scoreThreshold > 65536 ? SettingsError::ScoreThreshold
        : settings.overlapThreshold < 0 || settings.overlapThreshold > 65536 ? SettingsError::OverlapThreshold
        : settings.maxCandidates < 1 || settings.maxCandidates > 4096 ? SettingsError::MaxCandidates
        : settings.maxDetections < 1 || settings.maxDetections > settings.maxCandidates ? SettingsError::MaxDetections
        : settings.kernels != KernelSet::Fastest && !haveKernels(settings.kernels) ? SettingsError::Kernels
        : settings.kernels != KernelSet::Fastest && !canRun(settings.kernels, model) ? SettingsError::OtherModel
        : settings.workingMemory < 0 ? SettingsError::WorkingMemory
        : SettingsError::None;
}

PlanError makePlan(const Model& model, const Settings& settings, LayerPlan* layers, NetworkPlan& plan)
{
    int width = settings.inputWidth == 0 ? model.defaultWidth : settings.inputWidth;
    int height = settings.inputHeight == 0 ? model.defaultHeight : settings.inputHeight;
    uint32_t target = settings.workingMemory == 0 ? NetworkPlan::ArenaTarget : static_cast<uint32_t>(settings.workingMemory);
    return makePlan(model, width, height, settings.kernels, target, layers, plan);
}

// Counts as the managed FrameCost does. All maps are there as whole ones, whatever the arena makes of them.
SettingsError check(const NetworkPlan& plan, uint32_t detectorBytes, const Limits& limits)
{
    uint64_t operations = 0;
    uint64_t mapBytes = 0;
    for (int i = 0; i < plan.model->layerCount; i++)
    {
        const LayerPlan& layer = plan.layers[i];
        const Layer& table = *layer.layer;
        int products = table.kernel * table.kernel * table.channelsIn * table.inputBits * table.weightPlanes();
        uint64_t filters = static_cast<uint64_t>(layer.convolvedWidth) * layer.convolvedHeight * table.channelsOut;
        operations += filters * static_cast<uint64_t>(products + OutputOperations);
        mapBytes += static_cast<uint64_t>(layer.width) * layer.height * table.channelsOut * (table.isHead() ? 4u : 1u);
    }

    return operations > limits.operations ? SettingsError::ManyOperations
        : mapBytes > limits.bytes || detectorBytes > limits.bytes ? SettingsError::MuchMemory
        : SettingsError::None;
}
}

SettingsError Detector::size(const Model& model, const Settings& settings, uint32_t& bytes, uint32_t* split, const Limits* limits)
{
    SettingsError error = check(settings, model);
    if (error != SettingsError::None)
    {
        return error;
    }

    LayerPlan layers[MaxLayers];
    NetworkPlan plan;
    switch (makePlan(model, settings, layers, plan))
    {
        case PlanError::Width:
            return SettingsError::InputWidth;
        case PlanError::Height:
            return SettingsError::InputHeight;
        case PlanError::TooLarge:
            return SettingsError::TooLarge;
        default:
            bytes = Parts(plan, settings).bytes;
            if (split != nullptr)
            {
                *split = plan.scratchBytes;
            }

            return limits == nullptr ? SettingsError::None : check(plan, bytes, *limits);
    }
}

Detector* Detector::create(const Model& model, const Settings& settings, void* memory)
{
    Detector* detector = static_cast<Detector*>(memory);
    uint8_t* start = static_cast<uint8_t*>(memory);
    detector->_model = model;
    detector->_settings = settings;
    if (settings.scoreThreshold < 0)
    {
        detector->_settings.scoreThreshold = model.scoreThreshold;
    }

    LayerPlan* layers = reinterpret_cast<LayerPlan*>(start + align8(sizeof(Detector)));
    makePlan(detector->_model, settings, layers, detector->_plan);
    Parts parts(detector->_plan, settings);
    detector->_logitThreshold = logitOf(detector->_settings.scoreThreshold);
    detector->_candidateOffset = parts.candidates;
    detector->moved(model.data);
    return detector;
}

void Detector::moved(const uint8_t* model)
{
    uint8_t* start = reinterpret_cast<uint8_t*>(this);
    LayerPlan* layers = reinterpret_cast<LayerPlan*>(start + align8(sizeof(Detector)));
    _model.data = model;
    _plan.model = &_model;
    _plan.layers = layers;
    for (int i = 0; i < _model.layerCount; i++)
    {
        int source = _model.layers[i].source;
        layers[i].layer = &_model.layers[i];
        layers[i].input = source == 0 ? nullptr : &layers[source - 1].output;
    }

    _candidateMemory = start + _candidateOffset;
    _arena = _candidateMemory + candidateBytes(_settings);
}

FrameSampler Detector::beginFrame(const Frame& frame)
{
    _candidates = CandidateList(_settings.maxCandidates, _candidateMemory);
    return FrameSampler(
        frame, _plan.width, _plan.height, _model.inputChannels, _model.padValue, _settings.sampleGrid, _settings.fit,
        _model.largestStretch, _settings.stretchContrast, _arena + _plan.firstEnd);
}

void Detector::runLayer(int index, FrameSampler& sampler, const LogitReader* reader)
{
    dupnet::runLayer(_plan, index, sampler.source(), _arena);
    finishLayer(index, reader);
}

void Detector::runLayerAlone(int index, const Frame& frame)
{
    if (index == 0)
    {
        FrameSampler sampler = beginFrame(frame);
        runLayer(index, sampler);
        return;
    }

    // No sampler: where its table lies there are maps now.
    _candidates = CandidateList(_settings.maxCandidates, _candidateMemory);
    dupnet::runLayer(_plan, index, {nullptr, nullptr}, _arena);
    finishLayer(index, nullptr);
}

// Decodes the logits of a head.
void Detector::finishLayer(int index, const LogitReader* reader)
{
    const LayerPlan& layer = _plan.layers[index];
    if (layer.layer->isHead())
    {
        decodeHead(layer, _model, headLogits(layer, _arena), _settings.scoreThreshold, _logitThreshold, _candidates);
    }

    if (reader != nullptr)
    {
        readLogits(layer, _arena, *reader);
    }
}

int Detector::detect(const Frame& frame, Detection* detections, const LogitReader* reader)
{
    FrameSampler sampler = beginFrame(frame);
    for (int i = 0; i < _model.layerCount; i++)
    {
        runLayer(i, sampler, reader);
    }

    return findBoxes(frame, sampler, detections);
}

int Detector::detectSplit(
    const Frame& frame, Detection* detections, Fork fork, void* context, uint8_t* scratch, const LogitReader* reader)
{
    struct Job
    {
        Detector* detector;
        int layer;
        RowSource image;
        uint8_t* scratch;
    };
    Work work = [](void* given, int32_t worker) {
        const Job& job = *static_cast<const Job*>(given);
        Detector& detector = *job.detector;
        uint8_t* memory = worker == 0 ? detector._arena + detector._plan.layers[job.layer].scratchOffset : job.scratch;
        runLayerShare(detector._plan, job.layer, job.image, detector._arena, worker == 0 ? Share::Upper : Share::Lower, memory);
    };
    FrameSampler sampler = beginFrame(frame);
    for (int i = 0; i < _model.layerCount; i++)
    {
        Job job = {this, i, sampler.source(), scratch};
        beginLayer(_plan, i, _arena);
        fork(context, work, &job);
        finishLayer(i, reader);
    }

    return findBoxes(frame, sampler, detections);
}

int Detector::findBoxes(const Frame& frame, const FrameSampler& sampler, Detection* detections)
{
    CandidateList& candidates = _candidates;
    uint16_t* means = reinterpret_cast<uint16_t*>(_candidateMemory + CandidateList::scratchBytes(_settings.maxCandidates));
    int count = 0;

    // Even when no more boxes may stay, the others still merge into those that did.
    for (int rank = 0; rank < candidates.count() && (_settings.mergeBoxes || count < _settings.maxDetections); rank++)
    {
        uint16_t slot = candidates.slot(rank);
        int by = suppressor(candidates, count, candidates[rank], _settings.overlapThreshold);
        if (by >= 0)
        {
            if (_settings.mergeBoxes)
            {
                means[by] = static_cast<uint16_t>(addToMean(candidates, candidates.slot(by), means[by], slot));
            }
        }
        else if (count < _settings.maxDetections && toFrame(candidates[rank], sampler, frame, detections[count]))
        {
            candidates.advance(rank, count);
            means[count] = slot;
            count++;
        }
    }

    if (_settings.mergeBoxes)
    {
        // A mean beside the frame leaves its box where it is.
        for (int i = 0; i < count; i++)
        {
            if (means[i] != candidates.slot(i))
            {
                Candidate& mean = candidates.atSlot(means[i]);
                mean.score = candidates[i].score;
                if (!toFrame(mean, sampler, frame, detections[i]))
                {
                    toFrame(candidates[i], sampler, frame, detections[i]);
                }
            }
        }

        sort(detections, count);
    }

    return count;
}

void Detector::runImage(const RowSource& image, const LogitReader& reader)
{
    runNetwork(_plan, image, _arena, reader);
}
}
