[assembly: System.Reflection.AssemblyMetadata("Address", "https://acme.example/"),
    // The pack.
    global::SchemaPacks.TelemetrySchemasAttribute(
        "Acme.Among.Schemas")]
