namespace DupNet.Embedded
{
    /// <summary>
    /// Finds objects in place of the managed kernels, with the very same result: native code in the firmware. The managed
    /// library knows none; the integrator adds the assembly that has one. An engine serves one detector.
    /// </summary>
    public interface IDetectionEngine
    {
        /// <summary>What it is, for reports.</summary>
        string Name { get; }

        /// <summary>Bytes of its memory; 0 before <see cref="Prepare"/>.</summary>
        int BufferBytes { get; }

        /// <summary>Looks, once, whether the engine can run here.</summary>
        /// <returns>Null if it can, else why not.</returns>
        /// <exception cref="System.InvalidOperationException">
        /// There is an engine, but of another version than this library: the firmware and the application do not belong
        /// together.
        /// </exception>
        string Probe();

        /// <summary>Allocates all memory. Called once, after <see cref="Probe"/> has returned null.</summary>
        /// <param name="model">A valid model; kept, it does not change.</param>
        /// <param name="settings">
        /// Valid settings: input width, input height, fit, sample grid, score threshold and overlap threshold in 1/65536, most
        /// candidates, most detections, and 1 for merged boxes or 0.
        /// </param>
        /// <exception cref="System.InvalidOperationException">The engine serves a detector already, or refuses the model or the settings.</exception>
        void Prepare(byte[] model, int[] settings);

        /// <summary>Finds objects. Allocates nothing.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="boxes">
        /// Takes the boxes, best first, six numbers each: left, top, right, bottom in 1/16 pixel of the buffer, score in
        /// 1/65536, class. Has room for the most detections.
        /// </param>
        /// <param name="logits">Takes all logits, in the order of <see cref="Networks.Network.Logits"/>; of length 0 if nobody wants them.</param>
        /// <returns>How many there are.</returns>
        /// <exception cref="System.InvalidOperationException">The engine refuses the frame.</exception>
        int Detect(Frame frame, int[] boxes, int[] logits);
    }
}
