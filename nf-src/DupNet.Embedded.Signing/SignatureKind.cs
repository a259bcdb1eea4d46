namespace DupNet.Embedded.Signing
{
    /// <summary>What a model is signed by; the numbers are those of models/FORMAT.md, section 12.</summary>
    public enum SignatureKind
    {
        /// <summary>Ed25519: who checks cannot sign.</summary>
        Ed25519 = 1,

        /// <summary>HMAC-SHA-256: who checks has the key, and can sign.</summary>
        HmacSha256 = 2,
    }
}
